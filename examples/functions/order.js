// The functions of order.asl.json. Card 4000 is declined; parcels to Atlantis cannot be booked.
exports.chargeCard = async (order) => {
  if (order.card === "4000") {
    const declined = new Error(`The bank refused ${order.total}`);
    declined.name = "CardDeclined";
    throw declined;
  }
  return { charged: order.total, reference: `payment-of-${order.id}` };
};

exports.pack = async (item) => ({ ...item, packed: true });

exports.bookCarrier = async (address) => {
  if (address.city === "Atlantis") {
    throw new Error("No carrier goes there");
  }
  return { carrier: "Bicycle", to: address.city };
};

exports.refund = async (payment) => ({ refunded: payment.Payload.charged });
