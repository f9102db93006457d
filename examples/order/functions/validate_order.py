"""Checks an order against the catalogue, and adds names, prices and the total."""
import re

CATALOGUE = {
    "mug": ("Mug", 12),
    "poster": ("Poster", 18),
    "lamp": ("Desk lamp", 79),
    "chair": ("Chair", 240),
    "desk": ("Standing desk", 690),
}


class InvalidOrder(Exception):
    pass


class UnknownItem(Exception):
    pass


def handler(order, context):
    if not re.fullmatch(r"[A-Z]-[0-9]{1,9}", str(order.get("orderId"))):
        raise InvalidOrder("orderId must look like A-1001")
    lines = [line(item) for item in order["items"]]
    if not lines:
        raise InvalidOrder("an order needs at least one item")
    return {**order, "lines": lines, "total": sum(line["price"] * line["quantity"] for line in lines)}


def line(item):
    if item["sku"] not in CATALOGUE:
        raise UnknownItem(f"The catalogue has no '{item['sku']}'")
    if not 1 <= item["quantity"] <= 100:
        raise InvalidOrder("quantity must be 1 to 100")
    name, price = CATALOGUE[item["sku"]]
    return {"sku": item["sku"], "name": name, "quantity": item["quantity"], "price": price}
