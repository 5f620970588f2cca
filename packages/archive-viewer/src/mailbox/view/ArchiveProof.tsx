import { useState } from 'preact/hooks'
import type { Proof } from '../../archive/proof.ts'
import type { ExportEvidence } from '../../evidence.ts'
import { call, useTold } from '../session.ts'
import { useWords } from './formats.ts'

type Props = { archive: number; name: string; evidence: readonly ExportEvidence[] }

/** Returns the sum that is proved of an archive, which has the name that the export gave it. */
function expectedFor(name: string, evidence: readonly ExportEvidence[]): string | undefined {
  return evidence.find(({ archive, jobId }) =>
    archive?.key === undefined ? name.startsWith(jobId) : archive.key.split('/').pop() === name,
  )?.archiveSha384
}

/** Compares an archive with the proof of its export, when a person asks for it. Source: ARC-08. */
export function ArchiveProof({ archive, name, evidence }: Props) {
  const words = useWords()
  const { proving } = useTold()
  const [proof, setProof] = useState<Proof>()
  const [isBusy, setBusy] = useState(false)
  const [isFailed, setFailed] = useState(false)
  const prove = () => {
    setBusy(true)
    call('prove', archive, expectedFor(name, evidence))
      .then(setProof, () => setFailed(true))
      .finally(() => setBusy(false))
  }
  if (isFailed) return <span role="alert">{words('unexpected')}</span>
  if (proof)
    return (
      <span role="status">
        <strong class={`verdict ${proof.verdict}`}>{words(`proof.${proof.verdict}`)}</strong>{' '}
        {proof.verdict !== 'equal' && <code>{proof.found}</code>}
      </span>
    )
  return isBusy ? (
    <span role="status">
      {words('proof.checking', { percent: Math.floor(100 * (proving ?? 0)) })}
    </span>
  ) : (
    <button type="button" onClick={prove}>
      {words('proof.check')}
    </button>
  )
}
