import { accessImpact } from '@mailroom/schemas/access/access-impact'
import type { ImpactOrder } from './compute-impact.ts'

addEventListener('message', ({ data, ports: [port] }: MessageEvent<ImpactOrder>) => {
  const { before, after, matrix } = data
  port?.postMessage(accessImpact(before, after, matrix))
})
