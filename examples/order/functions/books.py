"""The shop's books: a folder with one small JSON file for each fact.

A function may be called again with the same input, for instance when the server was stopped while it ran. So a fact is
entered once, and whoever comes second is given the first one's entry.
"""
import json
import os
import re
import tempfile

SHOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shop")


def _path(book, key):
    if not re.fullmatch(r"[A-Za-z0-9-]{1,60}", key):
        raise ValueError(f"'{key}' is no key of a book")
    folder = os.path.join(SHOP, book)
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, key + ".json")


def _written_beside(path, fact):
    with tempfile.NamedTemporaryFile("w", dir=os.path.dirname(path), delete=False) as file:
        json.dump(fact, file)
    return file.name


def enter(book, key, fact):
    """Enters a fact unless there is one; returns what the book says now."""
    path = _path(book, key)
    new = _written_beside(path, fact)
    try:
        os.link(new, path)
        return fact
    except FileExistsError:
        with open(path) as file:
            return json.load(file)
    finally:
        os.unlink(new)


def replace(book, key, fact):
    path = _path(book, key)
    os.replace(_written_beside(path, fact), path)
    return fact


def count(book, key):
    """Counts a visit; returns how many there were."""
    path = _path(book, key)
    with open(path, "a") as file:
        file.write("\n")
    return os.path.getsize(path)
