// What the person at the terminal sees while things come up.
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Numbered steps: each says what it begins, what happens meanwhile, and how it ended. */
export const stepsOf = (total) => {
  let number = 0;
  return async (title, work) => {
    number += 1;
    const since = Date.now();
    console.log(`[${number}/${total}] ${title} …`);
    const result = await work((line) => console.log(`      ${line}`));
    console.log(`      ${result.note} (${seconds(since)})`);
    return result;
  };
};
