import type { ArrivalDto, BatchDto, FeedDto, FlowUploadDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type FeedHealth = FeedDto['health'];
export type BatchState = BatchDto['state'];
export type ArrivalState = ArrivalDto['state'];
export type UploadState = FlowUploadDto['state'];
export type FlowKind = FlowUploadDto['kind'];

export const feedHealths: readonly FeedHealth[] = ['ok', 'late', 'attention', 'failed', 'waiting', 'paused'];

const healthTones: Record<FeedHealth, Tone> = { ok: 'leaf', late: 'sand', attention: 'sand', failed: 'clay', waiting: 'quiet', paused: 'quiet' };
const batchTones: Record<BatchState, Tone> = { running: 'river', done: 'leaf', nothing: 'quiet', attention: 'sand', failed: 'clay' };
const arrivalTones: Record<ArrivalState, Tone> = { archived: 'river', posted: 'leaf', identical: 'quiet', rejected: 'clay', layout: 'sand', opened: 'quiet', held: 'sand', discarded: 'quiet' };
const uploadTones: Record<UploadState, Tone> = { reading: 'river', ready: 'sand', refused: 'clay', confirmed: 'leaf', discarded: 'quiet' };

export const uploadStates: readonly UploadState[] = ['ready', 'reading', 'refused', 'confirmed', 'discarded'];
export const flowKinds: readonly FlowKind[] = ['sale', 'purchase', 'stock'];

export const healthTone = (health: FeedHealth): Tone => healthTones[health];
export const batchTone = (state: BatchState): Tone => batchTones[state];
export const arrivalTone = (state: ArrivalState): Tone => arrivalTones[state];
export const uploadTone = (state: UploadState): Tone => uploadTones[state];
