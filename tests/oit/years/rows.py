"""A row of O15 as fiscal year 2568 asks for it."""

ROW = {
    "number": 1,
    "fiscal_year": 2568,
    "agency": "สถานีตำรวจภูธรกมลา",
    "district": "กะทู้",
    "province": "ภูเก็ต",
    "ministry": "สำนักนายกรัฐมนตรี",
    "agency_type": "ส่วนราชการ",
    "work": "จ้างซ่อมรถยนต์สายตรวจ หมายเลข 12",
    "budget": "18500.00",
    "source": "งบประมาณรายจ่ายประจำปี",
    "status": "finished",
    "method": "specific",
    "reference_price": "18500.00",
    "agreed_price": "18200.00",
    "winner": "ร้านกมลาการช่าง",
    "egp_number": "67109000001",
}
