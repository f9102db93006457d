// Gives reserved stock back. When none was reserved it notes that, so that a reservation still under way comes too late.
import { enter, replace } from './books.mjs';

export async function handler(order) {
  const reservation = enter('reservations', order.orderId, { status: 'not reserved', items: [] });
  return reservation.status === 'reserved'
    ? replace('reservations', order.orderId, { ...reservation, status: 'released' })
    : reservation;
}
