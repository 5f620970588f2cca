import './audit.css'
import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import type { OrganizationScope } from '../data/scope.ts'
import { nameOf } from '../entity/entity-name.ts'
import { entityPath } from '../entity/entity-path.ts'
import { useEntityIn } from '../entity/use-entity.ts'
import { AppLink } from '../page/AppLink.tsx'
import { nothing } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { AuditOrganization } from './AuditOrganization.tsx'
import { useFieldWords, useValueWords } from './EntryValues.tsx'
import { granteeOf, organizationOf, useAuditTarget } from './use-audit-target.ts'

/** A user, group or resource of which the entry has only the id, by its name of today. */
function FoundById({ scope, id }: { scope: OrganizationScope; id: string }) {
  const entity = useEntityIn(scope, id)
  return entity ? <AppLink to={entityPath(scope, entity)}>{nameOf(entity)}</AppLink> : id
}

/** The members that tell apart several changes of one kind to the same target. */
const telling = [
  ...['policyName', 'notificationType', 'dkimEnabled', 'forwardingEnabled', 'mailFromDomain'],
]

const noNames: ReadonlyMap<string, string> = new Map()

/** Which of several things of the target was changed, or to what; nothing if there is only one. */
function Which({ entry: { operation, input } }: { entry: AuditEntry }) {
  const text = useText('auditEntries')
  const fieldOf = useFieldWords(operation)
  const wordsOf = useValueWords(noNames)
  const name = telling.find((each) => Object.hasOwn(input, each))
  if (name === undefined) return null
  const { [name]: value } = input
  const words = typeof value === 'boolean' ? text(value ? 'on' : 'off') : wordsOf(name, value)
  return <div className="audit-note">{text('which', { field: fieldOf(name), value: words })}</div>
}

/**
 * To whom or what a change was made: the name, linked where it has a page, and the kind;
 * where that does not tell, also which policy, topic or switch, or whose permissions.
 */
export function AuditTarget({ entry }: { entry: AuditEntry }) {
  const text = useText('auditEntries')
  const target = useAuditTarget()(entry)
  const scope = organizationOf(entry)
  if (!target) return nothing
  const { kind, name, path, unnamedId } = target
  const grantee = granteeOf(entry)
  return (
    <>
      {scope && entry.target?.kind === 'ORGANIZATION' ? (
        <AuditOrganization scope={scope} />
      ) : scope && unnamedId !== undefined ? (
        <FoundById scope={scope} id={unnamedId} />
      ) : path === undefined || name === '' ? (
        name
      ) : (
        <AppLink to={path}>{name}</AppLink>
      )}
      <div className="audit-note">{kind}</div>
      <Which entry={entry} />
      {scope && grantee !== undefined && (
        <div className="audit-note">
          {text('permissionsOf')} <FoundById scope={scope} id={grantee} />
        </div>
      )}
    </>
  )
}
