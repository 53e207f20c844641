/** Under mutation testing each property runs a thousand times over; a few cases each find what they can find. */
const fc = require('fast-check');

fc.configureGlobal({ numRuns: 20 });
