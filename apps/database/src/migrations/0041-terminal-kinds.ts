import type { MigrationInterface, QueryRunner } from 'typeorm';
import { granted, reference } from './visibility';

/** What is the company's to say: kinds of terminals, the words by which a name gives its kind away, and what the portal calls things. */
export class TerminalKinds0041 implements MigrationInterface {
  readonly name = 'TerminalKinds1760000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE terminal_kind (
        code text PRIMARY KEY,
        position integer NOT NULL UNIQUE,
        name text NOT NULL,
        name_en text NOT NULL,
        words text[] NOT NULL
      );
      -- A text of the portal that the company words differently, by its key.
      CREATE TABLE company_word (key text PRIMARY KEY, name text NOT NULL, name_en text NOT NULL);
      ${reference('terminal_kind')}
      ${reference('company_word')}
      ${granted('terminal_kind', 'company_word')}`);
    // a company that was there before has terminals of these
    for (const [position, [code, name, nameEn, words]] of KNOWN.entries()) {
      await runner.query('INSERT INTO terminal_kind (code, position, name, name_en, words) SELECT $1, $2, $3, $4, $5 WHERE EXISTS (SELECT 1 FROM terminal WHERE type = $1)', [code, position + 1, name, nameEn, words]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE company_word, terminal_kind');
  }
}

const KNOWN: readonly (readonly [code: string, name: string, nameEn: string, words: readonly string[]])[] = [
  ['oil-change-centre', '快速换油中心', 'Oil-change centre', ['快速换油中心', '换油中心', '换油保养', '快换油', '换油站', '换油店', '换油']],
  ['dealership-4s', '4S 店', 'Car dealership', ['汽车销售服务', '4s店', '4s']],
  ['repair-shop', '修理厂', 'Repair shop', ['汽车维修服务', '汽车维修', '汽车修理厂', '汽车修理', '汽车养护', '汽车服务', '修理厂', '维修厂', '修配厂', '汽修厂', '汽修', '维修', '修理', '养护']],
  ['parts-shop', '汽配店', 'Parts shop', ['汽车配件', '汽配商行', '汽配', '配件', '润滑油商行', '油品经营部']],
  ['fleet', '车队', 'Fleet', ['物流', '运输', '公交', '客运', '货运', '车队']],
  ['plant', '工厂', 'Plant', ['机械制造', '制造', '重工', '钢铁', '水泥', '化工', '纺织', '电厂', '矿业', '工厂', '厂']],
];
