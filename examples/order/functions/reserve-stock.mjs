// Reserves what was ordered, once for each order.
import { enter, moment } from './books.mjs';

class OrderCancelled extends Error {
  name = 'OrderCancelled';
}

export async function handler(order) {
  await moment(300);
  const items = order.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const reservation = enter('reservations', order.orderId, { status: 'reserved', items });
  if (reservation.status !== 'reserved') throw new OrderCancelled('The order was cancelled in the meantime');
  return reservation;
}
