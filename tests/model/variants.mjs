/**
 * What `npm run model` checks. `no` and `with` are the model's -D flags; `of` is the property, `any` the four that must never be
 * broken at once, and settled at the end. `tablets` are the calls made on a tablet; `faults` are 2 without, and 1 with one, where
 * nothing else is said.
 * @typedef {'any' | 'lost' | 'doubled' | 'another' | 'dropped' | 'settled' | 'rest'} Property
 * @typedef {{ readonly name: string, readonly no?: readonly string[], readonly with?: readonly string[], readonly of: Property, readonly tablets: 0 | 1, readonly faults?: number }} Variant
 */

/** The model with each remedy: every one must hold. @type {readonly Variant[]} */
export const WHOLE = [
  { name: 'two faults', of: 'any', tablets: 0 },
  { name: "a fault, and a tablet's call", of: 'any', tablets: 1 },
  { name: 'one fault: every run comes to rest', of: 'rest', tablets: 0, faults: 1 },
  { name: 'an operation later than the bound', with: ['BEYOND'], of: 'settled', tablets: 0 },
]

/** The model without one remedy: each must have a counterexample. @type {readonly Variant[]} */
export const WITHOUT = [
  { name: "the lock of a decision's row", no: ['ROWLOCK'], of: 'any', tablets: 0 },
  { name: 'the order of a place', no: ['ORDER'], of: 'any', tablets: 0 },
  { name: 'the look whose request is open', no: ['OURS'], of: 'any', tablets: 0 },
  { name: 'closing first what Solo answered with', no: ['PUT_BEHIND'], of: 'any', tablets: 0 },
  { name: 'closing again what is still open', no: ['CLOSE_AGAIN'], of: 'settled', tablets: 0 },
  { name: 'the lease in each settlement', no: ['FENCE'], of: 'any', tablets: 0 },
  { name: 'the time between look and act', no: ['TIMECHECK'], of: 'any', tablets: 0 },
  { name: 'one lease at a place', no: ['ONE_AT_A_TIME'], of: 'any', tablets: 1 },
  { name: 'one cancellation under way', no: ['CLOSE_ONCE'], of: 'any', tablets: 0 },
  { name: "the same, with a tablet's call", no: ['CLOSE_ONCE'], of: 'another', tablets: 1 },
  { name: 'the match of a late creation', no: ['LATEMATCH'], of: 'doubled', tablets: 0 },
  { name: "a match that asks no clock of Solo's", with: ['SKEW'], of: 'doubled', tablets: 0 },
  { name: 'sending again what vanished', no: ['RESEND'], with: ['BEYOND'], of: 'lost', tablets: 0 },
]

/** What the model does not need: each must hold. @type {readonly Variant[]} */
export const SPARE = [{ name: 'the look before a repeated creation', no: ['LOOK'], of: 'any', tablets: 0 }]

/** What the API leaves open, whatever Lantern does: each must have a counterexample. @type {readonly Variant[]} */
export const WINDOWS = [
  { name: 'a cancellation later than the bound', with: ['BEYOND'], of: 'dropped', tablets: 0 },
  {
    name: "the same, with a tablet's call",
    with: ['BEYOND'],
    of: 'another',
    tablets: 1,
  },
  { name: 'a creation later than the bound', with: ['BEYOND'], of: 'doubled', tablets: 0 },
  { name: 'another client of the API', with: ['API_STRANGER'], of: 'another', tablets: 1 },
  { name: 'a user of Solo who finishes ours', with: ['STAFF'], of: 'another', tablets: 1 },
  { name: 'the same, while our cancellation hangs', with: ['STAFF'], of: 'dropped', tablets: 0 },
  {
    name: 'a call that ends on its tablet meanwhile',
    with: ['TABLET_MEANWHILE'],
    of: 'dropped',
    tablets: 1,
  },
]

/** What takes longer: only with `-- --deep`. Every one must hold. @type {readonly Variant[]} */
export const DEEP = [
  { name: 'two faults: every run comes to rest', of: 'rest', tablets: 0 },
  { name: "a fault, and a tablet's call: the same", of: 'rest', tablets: 1 },
  { name: 'three faults', of: 'any', tablets: 0, faults: 3 },
]
