import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { depConstraints } from './boundaries.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const projects = globSync('{apps,libs,libs/domains,.}/*/project.json', { cwd: root }).map((file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')));
const constrained = new Set(depConstraints.map(({ sourceTag }) => sourceTag));

describe('who may know whom', () => {
  it('says something about every project, and about each of its tags', () => {
    assert.ok(projects.length > 10);
    for (const { name, tags } of projects) {
      assert.ok(tags?.length, `${name} has no tags`);
      for (const tag of tags.filter((known) => known !== 'layer:app')) assert.ok(constrained.has(tag), `${name}: nothing is said about ${tag}`);
    }
  });

  it('allows nothing by wildcard', () => {
    for (const { sourceTag, onlyDependOnLibsWithTags } of depConstraints) assert.ok(![sourceTag, ...onlyDependOnLibsWithTags].some((tag) => tag.includes('*')));
  });

  it('has no circle among the domains', () => {
    const known = new Map(depConstraints.filter(({ sourceTag }) => sourceTag.startsWith('domain:')).map((line) => [line.sourceTag, line.onlyDependOnLibsWithTags.filter((tag) => tag.startsWith('domain:') && tag !== line.sourceTag)]));
    const visit = (tag, path) => {
      assert.ok(!path.includes(tag), [...path, tag].join(' → '));
      for (const next of known.get(tag) ?? []) visit(next, [...path, tag]);
    };
    for (const tag of known.keys()) visit(tag, []);
  });

  it('gives every domain its two tags', () => {
    for (const file of globSync('libs/domains/*', { cwd: root })) {
      const project = path.join(root, file, 'project.json');
      assert.ok(existsSync(project), `${file} has no project.json`);
      assert.deepEqual(JSON.parse(readFileSync(project, 'utf8')).tags.sort(), [`domain:${path.basename(file)}`, 'layer:domain']);
    }
  });
});
