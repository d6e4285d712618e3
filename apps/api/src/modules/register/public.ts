export { offerFacts } from './offer-facts.queries.js';
export { changedFacts } from './offer-writing.js';
export { offersOfAgency, type OfferRow } from './offers.queries.js';
export { announcedProcedures, type ProcedureRow } from './procedures.queries.js';
export { addProcedures, type NewProcedure } from './procedures.service.js';
export { editOffers, withdrawOffer, type OfferEditing } from './edit-offers.service.js';
export { registerMoved } from './register-moved.service.js';
export { takeOffers, type OfferTaking } from './take-offers.service.js';
