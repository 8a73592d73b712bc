// The demo companies, each with a data folder of its own: what one of them holds, another one never sees.
import path from 'node:path';

const DEFAULT = 'lubricants';
/** Those beside the default one, as the database program knows them. */
const OTHERS = ['pharma'];

/** Takes `--company NAME` out of a command line; answers the name and the other arguments. */
export const companyOf = (args) => {
  const at = args.indexOf('--company');
  const company = at < 0 ? DEFAULT : args[at + 1];
  if (company !== DEFAULT && !OTHERS.includes(company)) throw new Error(`--company takes one of ${[DEFAULT, ...OTHERS].join(', ')}.`);
  return { company, rest: at < 0 ? [...args] : args.toSpliced(at, 2) };
};

/** The default company's folder is .data itself, as it was before there were others. */
export const dataOf = (root, company = DEFAULT) => path.join(root, '.data', company === DEFAULT ? '' : company);

/** Folders of the other companies, within the folder of this one. */
export const othersIn = (company) => (company === DEFAULT ? OTHERS : []);
