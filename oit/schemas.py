"""The typed datasets of the item pages, column by column (DOMAIN: tables with known columns)."""

from cms.lines_of_work import LineOfWork
from oit.datasets.computed import Difference, Percentage, Product, Sum
from oit.datasets.schema import Column, ColumnType, Schema
from oit.indicators import Indicator

INTEGER, DECIMAL, PERCENT = ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.PERCENT
DATE, MONTH, CHOICE = ColumnType.DATE, ColumnType.MONTH, ColumnType.CHOICE
BAHT = {"unit_th": "บาท", "unit_en": "baht"}
OFFICERS = {"group_th": "สัญญาบัตร", "group_en": "Commissioned"}
OTHERS = {"group_th": "ประทวน", "group_en": "Non-commissioned"}

MANPOWER = Schema(
    key="manpower",
    th="อัตราอนุมัติและผู้ครองตำแหน่ง (นาย)",
    en="Approved posts and officers in post",
    row_header="line",
    columns=(
        Column("line", "สายงาน", "Line of work", required=True),
        Column("officers_approved", "อนุมัติ", "Approved", INTEGER, required=True, total=True, **OFFICERS),
        Column("officers_present", "ครอง", "In post", INTEGER, required=True, total=True, **OFFICERS),
        Column("nco_approved", "อนุมัติ", "Approved", INTEGER, required=True, total=True, **OTHERS),
        Column("nco_present", "ครอง", "In post", INTEGER, required=True, total=True, **OTHERS),
    ),
)

PROCUREMENT_METHODS = (
    ("specific", "เฉพาะเจาะจง", "Specific method"),
    ("selection", "คัดเลือก", "Selection method"),
    ("e-bidding", "e-bidding", "e-bidding"),
    ("e-market", "e-market", "e-market"),
)

# Form สขร. 1 of fiscal year 2567: winner and price, number and date of the contract are columns of their own
# here, so that they can be added up and sorted.
PROCUREMENT = Schema(
    key="procurement",
    th="สรุปผลการดำเนินการจัดซื้อจัดจ้าง (สขร. 1)",
    en="Procurement summary (form สขร. 1)",
    row_header="work",
    columns=(
        Column("work", "งานที่จัดซื้อหรือจัดจ้าง", "Work bought or hired", required=True),
        Column("budget", "วงเงินที่จะซื้อหรือจ้าง", "Amount planned", DECIMAL, True, True, "บาท", "baht"),
        Column("reference_price", "ราคากลาง", "Reference price", DECIMAL, True, False, "บาท", "baht"),
        Column("method", "วิธีซื้อหรือจ้าง", "Method", CHOICE, True, choices=PROCUREMENT_METHODS),
        Column("bidders", "รายชื่อผู้เสนอราคาและราคาที่เสนอ", "Bidders and their bids", required=True),
        Column("winner", "ผู้ได้รับการคัดเลือก", "Winner", required=True),
        Column("agreed_price", "ราคาที่ตกลงซื้อหรือจ้าง", "Agreed price", DECIMAL, True, True, "บาท", "baht"),
        Column("reason", "เหตุผลที่คัดเลือกโดยสรุป", "Reason for the choice", required=True),
        Column("contract_number", "เลขที่ของสัญญาหรือข้อตกลง", "Contract number", required=True),
        Column("contract_date", "วันที่ของสัญญาหรือข้อตกลง", "Contract date", DATE, required=True),
    ),
)


# --- O11: statistics ---------------------------------------------------------------------------

LIFE = {"group_th": "ชีวิต ร่างกาย และเพศ (คดี)", "group_en": "Life, body and sexual offences (cases)"}
ASSETS = {"group_th": "ทรัพย์ (คดี)", "group_en": "Property (cases)"}
SPECIAL = {"group_th": "ฐานความผิดพิเศษ (คดี)", "group_en": "Special offences (cases)"}
STATE = {"group_th": "รัฐเป็นผู้เสียหาย", "group_en": "The state as the injured party"}

# Why arrests may be more than reports, which is no mistake.
EARLIER = {
    "help_th": "อาจรวมคดีที่รับแจ้งไว้ในเดือนก่อน",
    "help_en": "May include cases reported in an earlier month",
}

# The four groups of the CRIMES system. The fourth counts arrests and suspects and has no clearance rate.
CASES = Schema(
    key="cases",
    th="สถิติคดีอาญา 4 กลุ่ม",
    en="Criminal cases in four groups",
    row_header="month",
    unique=("month",),
    columns=(
        Column("month", "เดือน", "Month", MONTH, required=True),
        Column("life_reported", "รับแจ้ง", "Reported", INTEGER, required=True, total=True, **LIFE),
        Column("life_cleared", "จับกุม", "Arrests", INTEGER, True, True, **LIFE, **EARLIER),
        Column("property_reported", "รับแจ้ง", "Reported", INTEGER, required=True, total=True, **ASSETS),
        Column("property_cleared", "จับกุม", "Arrests", INTEGER, True, True, **ASSETS, **EARLIER),
        Column("special_reported", "รับแจ้ง", "Reported", INTEGER, required=True, total=True, **SPECIAL),
        Column("special_cleared", "จับกุม", "Arrests", INTEGER, True, True, **SPECIAL, **EARLIER),
        Column("state_arrests", "จับกุม (ราย)", "Arrests (cases)", INTEGER, required=True, total=True, **STATE),
        Column(
            "state_suspects", "ผู้ต้องหา (คน)", "Suspects (people)", INTEGER, required=True, total=True, **STATE
        ),
    ),
)

CHECKPOINT_KINDS = (("checkpoint", "จุดตรวจ", "Checkpoint"), ("roadblock", "จุดสกัด", "Roadblock"))

CHECKPOINTS = Schema(
    key="checkpoints",
    th="สถิติการตั้งจุดตรวจและจุดสกัด",
    en="Checkpoints and roadblocks",
    row_header="month",
    unique=("month", "kind"),
    columns=(
        Column("month", "เดือน", "Month", MONTH, required=True),
        Column("kind", "ประเภท", "Kind", CHOICE, required=True, choices=CHECKPOINT_KINDS),
        Column("times", "จำนวนครั้งที่ตั้ง", "Times set up", INTEGER, required=True, total=True),
        Column("checked", "ตรวจค้น (คน/คัน)", "People or vehicles checked", INTEGER, required=True, total=True),
        Column("arrests", "จับกุม (ราย)", "Arrests", INTEGER, required=True, total=True),
        Column("note", "หมายเหตุ", "Note"),
    ),
)

# --- O12, O13: money ---------------------------------------------------------------------------

QUARTERS = (
    ("q1", "ไตรมาส 1 (ต.ค.–ธ.ค.)", "Quarter 1 (Oct–Dec)"),
    ("q2", "ไตรมาส 2 (ม.ค.–มี.ค.)", "Quarter 2 (Jan–Mar)"),
    ("q3", "ไตรมาส 3 (เม.ย.–มิ.ย.)", "Quarter 3 (Apr–Jun)"),
    ("q4", "ไตรมาส 4 (ก.ค.–ก.ย.)", "Quarter 4 (Jul–Sep)"),
)
MET = (("yes", "เป็นไปตามเป้าหมาย", "Met"), ("no", "ไม่เป็นไปตามเป้าหมาย", "Not met"))
REMAINING = Column(
    "remaining", "คงเหลือ", "Remaining", DECIMAL, computed=Difference("allocated", "spent"), **BAHT
)
SPENT_PERCENT = Column("percent", "ร้อยละ", "Per cent", PERCENT, computed=Percentage("spent", "allocated"))

BUDGET_PLAN = Schema(
    key="budget-plan",
    th="แผนการใช้จ่ายงบประมาณ",
    en="Spending plan",
    row_header="item",
    columns=(
        Column("item", "รายการ", "Item", required=True),
        Column("source", "แหล่งที่ได้รับจัดสรรหรือสนับสนุน", "Source of funds", required=True),
        Column("first_half", "แผนไตรมาส 1–2", "Planned, quarters 1–2", DECIMAL, True, True, **BAHT),
        Column("second_half", "แผนไตรมาส 3–4", "Planned, quarters 3–4", DECIMAL, True, True, **BAHT),
        Column("year", "รวมทั้งปี", "Whole year", DECIMAL, computed=Sum("first_half", "second_half"), **BAHT),
        Column("note", "หมายเหตุ", "Note"),
    ),
)

BUDGET_REPORT = Schema(
    key="budget-report",
    th="ผลการใช้จ่ายงบประมาณ",
    en="Spending",
    row_header="item",
    columns=(
        Column("item", "รายการ", "Item", required=True),
        Column("source", "แหล่งที่ได้รับจัดสรรหรือสนับสนุน", "Source of funds", required=True),
        Column("allocated", "แผน/จัดสรร", "Planned", DECIMAL, True, True, **BAHT),
        Column("spent", "เบิกจ่าย", "Spent", DECIMAL, True, True, **BAHT),
        REMAINING,
        SPENT_PERCENT,
        Column("met", "เทียบกับเป้าหมาย", "Against the target", CHOICE, True, choices=MET),
        Column("note", "หมายเหตุ", "Note"),
    ),
)

FUND = Schema(
    key="fund",
    th="เงินกองทุนเพื่อการสืบสวนและสอบสวนคดีอาญา",
    en="Criminal investigation and inquiry fund",
    row_header="item",
    columns=(
        Column("quarter", "ไตรมาส", "Quarter", CHOICE, True, choices=QUARTERS),
        Column("item", "รายการ", "Item", required=True),
        Column("allocated", "ได้รับจัดสรร", "Allocated", DECIMAL, True, True, **BAHT),
        Column("spent", "เบิกจ่าย", "Spent", DECIMAL, True, True, **BAHT),
        REMAINING,
        SPENT_PERCENT,
        Column("note", "หมายเหตุ", "Note"),
    ),
)

# --- O17: complaints ---------------------------------------------------------------------------

COMPLAINTS = Schema(
    key="complaints",
    th="สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
    en="Complaints of corruption and misconduct",
    row_header="month",
    unique=("month",),
    columns=(
        Column("month", "เดือน", "Month", MONTH, required=True),
        Column("received", "รับเรื่อง", "Received", INTEGER, required=True, total=True),
        Column("finished", "แล้วเสร็จ", "Finished", INTEGER, required=True, total=True),
        Column("in_progress", "อยู่ระหว่างดำเนินการ", "In progress", INTEGER, required=True),
    ),
)

# --- O20: bribery risks ------------------------------------------------------------------------

RISKS = Schema(
    key="risks",
    th="การประเมินความเสี่ยงต่อการรับสินบน",
    en="Bribery risks",
    row_header="process",
    columns=(
        Column("line", "สายงาน", "Line of work", CHOICE, True, choices=LineOfWork.choices),
        Column("process", "กระบวนการ/งาน/โครงการ", "Process, work or project", required=True),
        Column("event", "เหตุการณ์หรือรูปแบบพฤติการณ์", "Event or pattern of conduct", required=True),
        Column("likelihood", "โอกาส (1–5)", "Likelihood (1–5)", INTEGER, True, minimum=1, maximum=5),
        Column("impact", "ผลกระทบ (1–5)", "Impact (1–5)", INTEGER, True, minimum=1, maximum=5),
        Column("score", "คะแนน", "Score", INTEGER, computed=Product("likelihood", "impact")),
        Column("measure", "มาตรการ", "Measure", required=True),
        Column("responsible", "ผู้รับผิดชอบ", "Responsible", required=True),
        Column("period", "ระยะเวลา", "Period", required=True),
    ),
)

# --- O24: the plans ----------------------------------------------------------------------------

ASSIGNMENTS = Schema(
    key="assignments",
    th="ผู้รับผิดชอบการเผยแพร่ข้อมูลสาธารณะรายข้อ",
    en="Who publishes each item",
    row_header="code",
    columns=(
        Column("code", "ข้อ", "Item", required=True, help_th="เช่น O7", help_en="For example O7"),
        Column("approach", "แนวทาง", "Approach", required=True),
        Column("preparer", "ผู้จัดทำ", "Prepared by", required=True),
        Column("supervisor", "ผู้ควบคุม", "Supervised by"),
        Column("due", "กำหนดเผยแพร่", "Published by", DATE),
    ),
)

ACTION_PLAN = Schema(
    key="action-plan",
    th="มาตรการ/กิจกรรมตามตัวชี้วัด 10 ด้าน",
    en="Activities under the ten indicators",
    row_header="activity",
    columns=(
        Column("indicator", "ตัวชี้วัด", "Indicator", CHOICE, True, choices=Indicator.choices),
        Column("issue", "ประเด็น", "Issue", required=True),
        Column("activity", "มาตรการ/กิจกรรม", "Measure or activity", required=True),
        Column("output", "ผลผลิต", "Output", required=True),
        Column("channel", "วิธีสร้างการรับรู้", "Channel", required=True),
        Column("due", "กำหนดแล้วเสร็จ", "Due", DATE, required=True),
        Column("responsible", "ผู้รับผิดชอบ", "Responsible", required=True),
        Column("follow_up", "รอบกำกับติดตาม", "Follow-up", required=True),
    ),
)
