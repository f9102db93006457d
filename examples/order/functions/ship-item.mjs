// Hands one line of an order to the carrier, who is busy twice before it goes to Reykjavik, and never goes to Atlantis.
import { count, enter, moment } from './books.mjs';

class CarrierBusy extends Error {
  name = 'CarrierBusy';
}

class AddressUnknown extends Error {
  name = 'AddressUnknown';
}

export async function handler({ orderId, address, line }) {
  await moment(400);
  const parcel = `${orderId}-${line.sku}`;
  if (address === 'Atlantis') throw new AddressUnknown(`The carrier does not know ${address}`);
  if (address === 'Reykjavik' && count('carrier', parcel) <= 2) throw new CarrierBusy('No room on the ship today');
  return enter('parcels', parcel, { tracking: `SW-${parcel}`, to: address, quantity: line.quantity });
}
