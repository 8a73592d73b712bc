import { DomainError, type Period } from '@tributary/kernel';
import { type CapturedPart, faultOf, megabytes } from '@tributary/sheets/open';
import type { WebLimits } from '../engine/web-limits';
import { Missing, type WebPage, type WebSession } from '../engine/web-session';
import { halvesOf, rangesOf } from '../recipe/date-ranges';
import type { Recipe, RecipeStep } from '../recipe/recipe';
import { webFaults } from '../web.faults';
import { Capped, PageReader } from './page-reader';
import { heedSigns, shows, SignedOut } from './page-signs';
import type { StepValues } from './step-values';
import type { VisitDoors, VisitPhase, VisitStep } from './visit-progress';

const MOST_ANSWERS = 3;
const EXCERPT = 1500;

/** The site did not take a person's answer. */
class WrongAnswer extends Error {}

/** What a visit is made with. */
export interface Visit {
  readonly session: WebSession;
  readonly recipe: Recipe;
  readonly values: StepValues;
  readonly limits: WebLimits;
  readonly doors: VisitDoors;
}

/** One visit to a site by a recipe: sign in, ask for the period in ranges that the site takes, read each to its end. */
export class RecipeRun {
  private bytes = 0;
  private signedInAgain = false;
  /** What the site says to the answer that was given last. */
  private wrong: string | undefined;

  constructor(private readonly visit: Visit) {}

  /** Pages and files in the order of the days. @throws one of `webFaults` and others of the network */
  async collect(period: Period): Promise<CapturedPart[]> {
    const { recipe } = this.visit;
    await this.phase('login', null);
    const parts: CapturedPart[] = [];
    for (const range of rangesOf(period, recipe.period.range)) parts.push(...(await this.range(range)));
    return parts;
  }

  private async range(range: Period): Promise<CapturedPart[]> {
    try {
      return await this.phase('query', range);
    } catch (error) {
      if (error instanceof Capped) return this.inHalves(range, error.cap);
      if (!(error instanceof SignedOut)) throw error;
      if (this.signedInAgain) throw webFaults.signedOut();
      this.signedInAgain = true;
      await this.phase('login', null);
      return this.range(range);
    }
  }

  private async inHalves(range: Period, cap: number): Promise<CapturedPart[]> {
    const halves = halvesOf(range);
    if (!halves) throw webFaults.queryCapped({ cap, day: range.from });
    return [...(await this.range(halves[0])), ...(await this.range(halves[1]))];
  }

  /** Begun anew with another question while the site does not take the answers. */
  private async phase(phase: VisitPhase, range: Period | null): Promise<CapturedPart[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.steps(phase, range, attempt);
      } catch (error) {
        if (!(error instanceof WrongAnswer)) throw error;
        if (attempt >= MOST_ANSWERS) throw webFaults.answerWrong({ tries: attempt });
      }
    }
  }

  private async steps(phase: VisitPhase, range: Period | null, attempt: number): Promise<CapturedPart[]> {
    const parts: CapturedPart[] = [];
    this.visit.values.setRange(range);
    for (const [index, step] of this.visit.recipe[phase].entries()) {
      const told = { phase, index, do: step.do, range };
      try {
        const brought = await this.step(step, phase, range, attempt, told);
        parts.push(...brought.parts);
        await this.tell({ ...told, state: 'done', rows: brought.rows, reason: null });
      } catch (error) {
        const known = error instanceof Missing ? webFaults.layoutChanged({ step: `${phase}[${index}]`, what: error.what }) : error;
        if (known instanceof DomainError) await this.tell({ ...told, state: 'failed', rows: null, reason: faultOf(known) });
        throw known;
      }
    }
    return parts;
  }

  private async step(step: RecipeStep, phase: VisitPhase, range: Period | null, attempt: number, told: Told): Promise<Brought> {
    const { session, values } = this.visit;
    switch (step.do) {
      case 'open':
        await session.open(values.text(step.url));
        break;
      case 'submit':
        await session.submit(values.form(step));
        break;
      case 'click':
        await session.click(step.link);
        break;
      case 'expect':
        return this.expect(step);
      case 'ask':
        await this.ask(step, attempt, told);
        return NOTHING;
      case 'read':
        return this.read(step, range);
      case 'download':
        return this.download(step, range);
    }
    this.heed(await session.page(), phase === 'query');
    return NOTHING;
  }

  /** The answer shows whether it was right with the first page behind it. */
  private heed(page: WebPage, isSignedIn: boolean): void {
    const { wrong } = this;
    this.wrong = undefined;
    if (wrong !== undefined && page.html.text.includes(wrong)) throw new WrongAnswer();
    heedSigns(page, this.visit.recipe, isSignedIn);
  }

  private async expect(step: Extract<RecipeStep, { do: 'expect' }>): Promise<Brought> {
    const { session } = this.visit;
    if (step.selector !== undefined) await session.waitFor(step.selector);
    const { html } = await session.page();
    const sign = step.selector === undefined ? { text: step.text ?? '' } : { selector: step.selector };
    if (!shows(html, sign)) throw new Missing(step.selector ?? step.text ?? '');
    return NOTHING;
  }

  private async ask(step: Extract<RecipeStep, { do: 'ask' }>, attempt: number, told: Told): Promise<void> {
    const { session, doors, values, limits } = this.visit;
    const picture = step.picture === undefined ? null : await session.picture(step.picture);
    if (picture && (picture.bytes.length > limits.pictureBytes || !SHOWN.has(picture.mediaType))) throw webFaults.pictureTooLarge();
    await this.tell({ ...told, state: 'asking', rows: null, reason: null });
    values.setAnswer(await doors.ask({ picture, prompt: step.prompt ?? '', attempt }));
    this.wrong = step.wrong;
  }

  private async read(step: Extract<RecipeStep, { do: 'read' }>, range: Period | null): Promise<Brought> {
    const { session, limits } = this.visit;
    const reader = new PageReader(session, step, nameOf(range), limits, (page) => this.heed(page, true));
    const parts = await reader.read();
    this.count(parts);
    return { parts, rows: reader.rows };
  }

  private async download(step: Extract<RecipeStep, { do: 'download' }>, range: Period | null): Promise<Brought> {
    const { session, values } = this.visit;
    const { link, form, fields = {}, button, empty } = step;
    const from = form === undefined ? { link } : { form: values.form({ form, fields, ...(button ? { button } : {}) }) };
    const file = await session.download(from as Parameters<WebSession['download']>[0]);
    if (!file) {
      const page = await session.page();
      this.heed(page, true);
      if (empty !== undefined && page.html.text.includes(empty)) return NOTHING;
      throw new Missing(link ?? form ?? '');
    }
    const parts = [{ name: `${nameOf(range)}-${file.name}`, bytes: file.bytes }];
    this.count(parts);
    return { parts, rows: null };
  }

  private count(parts: readonly CapturedPart[]): void {
    const { runBytes } = this.visit.limits;
    this.bytes += parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (this.bytes > runBytes) throw webFaults.answerTooLarge({ host: this.visit.values.host, limit: megabytes(runBytes) });
  }

  private async tell(step: Omit<VisitStep, 'url' | 'excerpt'>): Promise<void> {
    const { session, doors, values } = this.visit;
    const page = await session.page().catch(() => undefined);
    await doors.told({ ...step, url: values.hidden(page?.url ?? ''), excerpt: values.hidden((page?.html.text ?? '').slice(0, EXCERPT)) });
  }
}

/** Formats that browsers show and that carry no program. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/webp']);

type Told = Pick<VisitStep, 'phase' | 'index' | 'do' | 'range'>;

interface Brought {
  readonly parts: readonly CapturedPart[];
  readonly rows: number | null;
}

const NOTHING: Brought = { parts: [], rows: null };

function nameOf(range: Period | null): string {
  return range ? `${range.from}_${range.to}` : 'page';
}

