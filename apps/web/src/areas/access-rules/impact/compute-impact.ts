import type { DecidingRule } from '@mailroom/schemas/access/access-control-effect'
import {
  type AccessImpact,
  type AccessMatrix,
  accessImpact,
  cellsOf,
} from '@mailroom/schemas/access/access-impact'
import { askWorker, startWorker } from '../../../kit/data/worker.ts'
import workerUrl from './impact.worker.ts?worker&url'

/** What an impact is computed from; it is sent to the worker as it is. */
export type ImpactOrder = {
  before: readonly DecidingRule[]
  after: readonly DecidingRule[]
  matrix: AccessMatrix
}

/** From how many accesses on they are looked at in a worker: the form shall not wait. */
const many = 5_000

/** Computes what a change of rules means: a big matrix in a worker. Source: ACR-26. */
export async function computeImpact(order: ImpactOrder): Promise<AccessImpact> {
  const { before, after, matrix } = order
  if (cellsOf(matrix).count < many) return accessImpact(before, after, matrix)
  const worker = startWorker(workerUrl)
  try {
    return await askWorker<AccessImpact>(worker, order)
  } finally {
    worker.terminate()
  }
}
