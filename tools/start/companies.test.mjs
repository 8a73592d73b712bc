import assert from 'node:assert/strict';
import { it } from 'node:test';
import { companyOf, dataOf } from './companies.mjs';

it('takes the company out of the command line', () => {
  assert.deepEqual(companyOf([]), { company: 'lubricants', rest: [] });
  assert.deepEqual(companyOf(['seed', '--company', 'pharma', '--scale', 'full']), { company: 'pharma', rest: ['seed', '--scale', 'full'] });
  assert.throws(() => companyOf(['--company', '../elsewhere']), /one of lubricants, pharma/);
  assert.throws(() => companyOf(['--company']), /one of lubricants, pharma/);
});

it('gives each its folder', () => {
  assert.deepEqual([dataOf('/tributary'), dataOf('/tributary', 'lubricants'), dataOf('/tributary', 'pharma')], ['/tributary/.data', '/tributary/.data', '/tributary/.data/pharma']);
});
