"""Gives the money back. When none was taken it notes that, so that a charge still under way comes too late."""
import books


def handler(order, context):
    payment = books.enter("payments", order["orderId"], {"status": "not charged", "amount": 0})
    if payment["status"] == "charged":
        payment = books.replace("payments", order["orderId"], {**payment, "status": "refunded"})
    return payment
