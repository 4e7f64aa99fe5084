"""A schema with a column of every type, as a month of procurement has."""

from oit.datasets.schema import Column, ColumnType, Schema

PROCUREMENT = Schema(
    key="procurement",
    th="สรุปผลการจัดซื้อจัดจ้าง",
    en="Procurement summary",
    row_header="work",
    max_rows=50,
    columns=[
        Column("work", "งานที่จัดซื้อหรือจัดจ้าง", "Work", required=True),
        Column(
            "budget",
            "วงเงิน",
            "Budget",
            ColumnType.DECIMAL,
            total=True,
            unit_th="บาท",
            unit_en="baht",
            group_th="ราคา",
            group_en="Prices",
        ),
        Column(
            "agreed",
            "ราคาที่ตกลง",
            "Agreed price",
            ColumnType.DECIMAL,
            total=True,
            group_th="ราคา",
            group_en="Prices",
        ),
        Column("bidders", "จำนวนผู้เสนอราคา", "Bidders", ColumnType.INTEGER, total=True),
        Column("balance", "คงเหลือ", "Balance", ColumnType.INTEGER, minimum=None),
        Column(
            "method",
            "วิธีซื้อหรือจ้าง",
            "Method",
            ColumnType.CHOICE,
            choices=[("specific", "เฉพาะเจาะจง", "Specific"), ("e-bidding", "ประกวดราคา", "e-bidding")],
        ),
        Column("signed", "วันที่ของสัญญา", "Contract date", ColumnType.DATE),
        Column("month", "เดือน", "Month", ColumnType.MONTH),
    ],
)

TYPED = {
    "work": " ซื้อวัสดุสำนักงาน ",
    "budget": "๑๒,๓๔๕.๕",
    "agreed": "12,000.-",
    "bidders": "3",
    "balance": "-5",
    "method": "เฉพาะเจาะจง",
    "signed": "5 ต.ค. 2566",
    "month": "ต.ค. 2566",
}

STORED = {
    "work": "ซื้อวัสดุสำนักงาน",
    "budget": "12345.50",
    "agreed": "12000.00",
    "bidders": 3,
    "balance": -5,
    "method": "specific",
    "signed": "2023-10-05",
    "month": "2023-10",
}
