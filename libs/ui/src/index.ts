export { Button, type ButtonVariant } from './button/button';
export { ChoiceRow, type Choice } from './choice/choice';
export { Copyable } from './copyable/copyable';
export { Cell, type CellContext } from './data-list/cell';
export { DataList } from './data-list/data-list';
export { DataTable, type Column } from './data-list/data-table';
export { FilterBar } from './data-list/filter-bar';
export type { Failure, ListSource } from './data-list/list-source';
export type { ConfirmAnswer, ConfirmQuestion } from './dialog/confirm-dialog';
export { DialogBody } from './dialog/dialog-body';
export { DialogFrame } from './dialog/dialog-frame';
export { Dialogs, type DialogWidth } from './dialog/dialogs';
export { Field } from './field/field';
export { SearchBox } from './field/search-box';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icon-paths';
export { ActiveLocale, TIME_ZONE, type LocaleCode } from './locale/active-locale';
export { CodePipe, CodeWords } from './locale/code-word';
export { LocalNamePipe, localName, type Named } from './locale/local-name';
export { Logo } from './logo/logo';
export {
  addDecimals,
  compareDecimals,
  isMultipleOf,
  isZero,
  parseDecimal,
  percentOf,
  stepDecimal,
  subtractDecimals,
} from './number/decimal-text';
export { chineseAmount } from './number/chinese-amount';
export { MoneyPipe, NumberPipe, formatMoney, formatNumber } from './number/number-format';
export { Quantity, UnitPipe } from './number/quantity';
export { PageHeader } from './page-header/page-header';
export { Stat } from './stat/stat';
export { EmptyState } from './states/empty-state';
export { ErrorState } from './states/error-state';
export { Notice } from './states/notice';
export { Skeleton } from './states/skeleton';
export { StatusTag, type Tone } from './status-tag/status-tag';
export { Now } from './time/now';
export { Time } from './time/time';
export { formatDay, formatMinute, formatRelative, formatShort, shanghaiDay, shiftDay } from './time/time-format';
export { Timeline, type TimelineStep } from './timeline/timeline';
export { ToastOutlet } from './toast/toast-outlet';
export { Toasts, type Toast } from './toast/toasts';
