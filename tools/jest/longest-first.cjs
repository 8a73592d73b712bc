// The order of the end-to-end specs: on a fresh machine jest knows no durations, and a long spec that starts last leaves
// the second core idle. The names are those of the specs that take longest, in their order; the others follow as jest would.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = ['pages', 'mixed-basket', 'return-and-price', 'flow-life', 'api-killed', 'isolation', 'notification', 'flow-layout', 'quick-entry', 'buyer-home', 'portal/order-life'];
const place = ({ path: file }) => {
  const at = LONGEST.findIndex((name) => file.includes(`/${name}`));
  return at < 0 ? LONGEST.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => place(one) - place(other));
  }
};
