import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pricingPermissions } from '@tributary/pricing';
import { declaredErrors } from '@tributary/kernel';
import { PRICES } from '@tributary/platform';
import { DOMAINS } from '../app.module';
import { MoneyInDocument } from './money-in-document';

const document = JSON.parse(readFileSync(path.join(__dirname, '../../../../libs/api-client/openapi.json'), 'utf8')) as OpenAPIObject;
const money = new MoneyInDocument(document);

/** Whoever has one of these is given prices by it. */
const CLOSED: ReadonlySet<string> = new Set([pricingPermissions.read, pricingPermissions['lists.read'], pricingPermissions.manage, pricingPermissions.promote]);

const FLOW = 'what dealers’ own files say; flows.read, flows.upload and insight.read are given for exactly that, and the file itself can be read with them';
const REFUSAL = 'parameters of a refusal; those that are money are declared with the error, and covered';

const WORD = 'a word of a dealer’s type column, such as sale or return';

/** What people send that looks like money and is none. */
const INPUTS: Readonly<Record<string, string>> = { 'FeedSettingsDto.recipe': 'how a page is walked through', 'KindChoiceDto.value': WORD };

/** Answers that look like money, or could hold it, and why they are not marked. */
const ANSWERS: Readonly<Record<string, string>> = {
  'AgentEventDto.detail': 'what was done with an agent, and what was noticed; nothing of it is money',
  'ApiKeyDto.lastUsedFrom': 'an address of a machine',
  'ArticleSheetProblemDto.params': REFUSAL,
  'BatchRowDto.amount': FLOW,
  'CellDto.value': FLOW,
  'ChannelStockDto.totals': 'quantities and numbers of dealers',
  'DayTotalsDto.amount': FLOW,
  'EntryTextDto.amount': FLOW,
  'FaultDto.params': REFUSAL,
  'FeedChangeDto.detail': 'how a feed connects and when, before and after; nothing of it is money',
  'FeedSettingsDto.recipe': 'how a page is walked through',
  'FlowCauseDetailDto.amount': FLOW,
  'FlowCauseDto.amount': FLOW,
  'FlowEntryDto.amount': FLOW,
  'FlowTaskCountDto.value': FLOW,
  'FlowTaskDto.value': FLOW,
  'FlowWorkDto.total': 'a number of files',
  'KindChoiceDto.value': WORD,
  'LayoutReasonDto.params': FLOW,
  'LineProblemDto.params': REFUSAL,
  'RecipeTemplateDto.recipe': 'how a page is walked through',
  'SellThroughBranchDto.amount': FLOW,
  'SellThroughDayDto.amount': FLOW,
  'SellThroughDealerDto.amount': FLOW,
  'SellThroughDto.totals': FLOW,
  'SellThroughProductDto.amount': FLOW,
  'SellThroughTotalsDto.amount': FLOW,
  'TriedReasonDto.params': FLOW,
  'TriedRecordDto.amount': FLOW,
  'UnmatchedNameDto.amount': FLOW,
  'UploadReasonDto.params': REFUSAL,
};

/** What is no JSON, and what keeps money out of it. */
const FILES: Readonly<Record<string, string>> = {
  'GET /api/agent-program': 'a program',
  'GET /api/archive-roots/{day}/manifest': 'names, sizes and hashes of files',
  'GET /api/dealer-articles/file': 'article numbers',
  'GET /api/flow-works/stream': 'says only that work went on',
  'GET /api/notifications/stream': 'says only that there is something new',
  'GET /api/order-sheets/sample': 'products and quantities',
  'GET /api/orders/export': 'seesPrices in order-exporter.ts',
  'GET /api/orders/{id}/export': 'seesPrices in order-exporter.ts',
  'GET /api/production-plan-sheet': 'quantities and days',
  'GET /api/raw-files/{id}/content': FLOW,
  'GET /api/returns/export': 'seesPrices in return-exporter.ts',
  'GET /api/shortages/export': 'quantities',
  'POST /api/order-sheets/file': 'seesPrices in order-sheet-files.ts',
};

const listed = (found: ReadonlyMap<string, string>): string[] => [...found.keys()].sort();

describe('money in the API’s document', () => {
  it('is marked with @Priced in every answer that somebody without prices may get', () => expect(listed(money.unmarkedAnswers(CLOSED))).toEqual(Object.keys(ANSWERS).sort()));
  it('is marked with @PricedInput in everything that they may send', () => expect(listed(money.unmarkedInputs(CLOSED))).toEqual(Object.keys(INPUTS).sort()));
  it('is left out of files by those who write them', () => expect(money.files(CLOSED)).toEqual(Object.keys(FILES).sort()));

  it('would be found in a new answer, query or body by its name, its example or its description, and where it is nested', () => {
    const sample = { Sum: { properties: { total: {}, line: { $ref: '#/components/schemas/Line' } } }, Line: { properties: { x: { example: '1.00' }, y: { description: 'In CNY.' }, z: { example: '3' }, amount: { 'x-priced': true } } } };
    const json = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Sum' } } } };
    const get = { operationId: 'a', 'x-permissions': ['orders.read'], parameters: [{ name: 'totalFrom' }, { name: 'least', description: 'CNY' }], requestBody: json, responses: { 200: json } };
    const documentOf = (operation: object) => new MoneyInDocument({ openapi: '3.1.0', info: { title: '', version: '' }, paths: { '/x': { get: operation } }, components: { schemas: sample } } as unknown as OpenAPIObject);
    expect(listed(documentOf(get).unmarkedAnswers(CLOSED))).toEqual(['Line.x', 'Line.y', 'Sum.total']);
    expect(listed(documentOf(get).unmarkedInputs(CLOSED))).toEqual(['?least', '?totalFrom', 'Line.x', 'Line.y', 'Sum.total']);
    for (const closed of [{ ...get, 'x-permissions': ['pricing.read'] }, { ...get, 'x-needs-prices': true }]) expect(listed(documentOf(closed).unmarkedAnswers(CLOSED))).toEqual([]);
  });
});

describe('the permission that shows prices', () => {
  it('is the one that plumbing knows', () => expect(pricingPermissions.read).toBe(PRICES));
});

describe('money in refusals', () => {
  it('is declared as such', () => {
    expect(DOMAINS.length).toBeGreaterThan(5);
    const amounts = (text: string) => [...text.matchAll(/\{(\w+)\} 元|\{(\w+)\} CNY|CNY \{(\w+)\}/g)].flatMap(([, a, b, c]) => [a ?? b ?? c ?? '']);
    const undeclared = [...declaredErrors()].flatMap(([code, { zh, en, money: declared = [] }]) => [...amounts(zh), ...amounts(en)].filter((name) => !declared.includes(name)).map((name) => `${code} ${name}`));
    expect(undeclared).toEqual([]);
    expect([...declaredErrors().values()].filter(({ money: declared }) => declared).length).toBeGreaterThan(5);
  });
});
