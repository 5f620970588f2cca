import './audit.css'
import type { AuditEntry } from '@mailroom/schemas'
import type { OrganizationScope } from '../data/scope.ts'
import { nameOf } from '../entity/entity-name.ts'
import { entityPath } from '../entity/entity-path.ts'
import { useEntityIn } from '../entity/use-entity.ts'
import { AppLink } from '../page/AppLink.tsx'
import { nothing } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { AuditOrganization } from './AuditOrganization.tsx'
import { granteeOf, organizationOf, useAuditTarget } from './use-audit-target.ts'

/** A user, group or resource of which the entry has only the id, by its name of today. */
function FoundById({ scope, id }: { scope: OrganizationScope; id: string }) {
  const entity = useEntityIn(scope, id)
  return entity ? <AppLink to={entityPath(scope, entity)}>{nameOf(entity)}</AppLink> : id
}

/**
 * To whom or what a change was made: the name, linked where it has a page, and the kind; of
 * permissions also whose they are.
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
      {scope && grantee !== undefined && (
        <div className="audit-note">
          {text('permissionsOf')} <FoundById scope={scope} id={grantee} />
        </div>
      )}
    </>
  )
}
