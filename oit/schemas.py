"""The typed datasets of the item pages, column by column (DOMAIN: tables with known columns)."""

from oit.datasets.schema import Column, ColumnType, Schema

INTEGER, DECIMAL, DATE, CHOICE = ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.CHOICE
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
