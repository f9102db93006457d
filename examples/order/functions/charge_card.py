"""Charges the card, once for each order. Cards that end in 0002 are declined; those in 0119 meet a busy network first."""
import time

import books


class CardDeclined(Exception):
    pass


class CardNetworkBusy(Exception):
    pass


class OrderCancelled(Exception):
    pass


def handler(order, context):
    time.sleep(0.5)
    order_id, card = order["orderId"], order["card"]
    if card.endswith("0002"):
        raise CardDeclined("The bank declined card ..." + card[-4:])
    if card.endswith("0119") and books.count("card-network", order_id) == 1:
        raise CardNetworkBusy("The card network is busy")
    payment = books.enter("payments", order_id, {"status": "charged", "amount": order["total"]})
    if payment["status"] != "charged":
        raise OrderCancelled("The order was cancelled in the meantime")
    return payment
