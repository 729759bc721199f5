briefingSearch({"actors":[],"places":[],"topics":[],"events":[
{"id":"2026-01-05-fee","title":"The port doubles the mooring fee","date":"5 January 2026","from":"2026-01-05","to":"2026-01-05","direction":"escalation","significance":3,"sides":[],"actors":[],"places":[],"topics":[],"parts":[["summary","","The port doubled what boats pay to moor."],["fact","fact-1","The fee rose from 10 to 20 crowns a day."]]}
]});
