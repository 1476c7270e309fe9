# full_deal.py: a small deal that has every member of the format
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""full_deal.py: the small deal of the fixtures, and what it leaves out"""

import json
import os

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SMALL = os.path.join(SOURCE, "tests", "fixtures", "deals", "good-small.deal.json")


def read_full_deal():
    with open(SMALL, encoding="utf-8") as file:
        deal = json.load(file)
    deal["payments"][1]["caveat"] = "The rate was told by one source."
    deal["payments"][1]["term"] = "share"
    share = next(one["rule"] for one in deal["payments"] if one["rule"]["type"] == "share")
    share["scale"] = 1000000
    share["amounts"] = [{"period": "2025", "amount": 4, "kind": "reported",
                         "sources": ["analyst-2025"]}]
    deal["availability"][0]["term"] = "licence"
    deal["versions"].append({"id": "draft", "title": "Draft", "announced": "2023-12",
                             "status": "non-binding", "sources": []})
    deal["series"].append(dict(deal["series"][0], id="tide-sales"))
    deal["parameters"] += [dict(deal["parameters"][0], id="fee"),
                           dict(deal["parameters"][2], id="discount")]
    deal["payments"].append(dict(deal["payments"][3], id="berth", rule={
        "type": "one-off", "amount": {"parameter": "cap"}, "on": "2025-03-15"}))
    deal["scenarios"][1]["series"]["sales"][0]["sources"] = ["analyst-2025"]
    deal["products"].append({"id": "buoys", "title": "Buoys"})
    deal["platforms"].append({"id": "quay", "title": "Quay"})
    deal["availability"].append({"product": "buoys", "platform": "quay", "layer": "offer",
                                 "status": "unknown", "from": "2024-01-01", "sources": []})
    deal["scenarios"].append({"id": "mine", "title": "Mine", "own": True, "base": "base"})
    return deal
