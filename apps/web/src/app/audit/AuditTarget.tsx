import './audit.css'
import type { AuditEntry } from '@mailroom/schemas'
import { AppLink } from '../AppLink.tsx'
import { useAuditTarget } from './use-audit-target.ts'

/** To whom or what a change was made: the name, linked where it has a page, and the kind. */
export function AuditTarget({ entry }: { entry: AuditEntry }) {
  const target = useAuditTarget()(entry)
  if (!target) return '–'
  const { kind, name, path } = target
  return (
    <>
      {path === undefined || name === '' ? name : <AppLink to={path}>{name}</AppLink>}
      <div className="audit-note">{kind}</div>
    </>
  )
}
