"""Writes the receipt, which is the output of the execution."""
import books


def handler(order, context):
    receipt = {
        "orderId": order["orderId"],
        "customer": order["customer"],
        "total": order["total"],
        "parcels": [parcel["tracking"] for parcel in order["parcels"]],
    }
    if "approval" in order:
        receipt["approvedBy"] = order["approval"]["by"]
    return books.enter("receipts", order["orderId"], receipt)
