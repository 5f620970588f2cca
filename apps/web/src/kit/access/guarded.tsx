import SpaceBetween from '@cloudscape-design/components/space-between'
import { can } from '@mailroom/schemas/can'
import { declarationOf, type OperationId, type WriteId } from '@mailroom/schemas/operations'
import type { ComponentType } from 'react'
import { useLocation, useParams } from 'react-router'
import { useCurrentOrganization } from '../data/current-region.ts'
import { loadDeclaration } from '../data/load-declaration.ts'
import { organizationPath, useConnection } from '../data/scope.ts'
import { useSession } from '../data/session.ts'
import { RouteDialog } from '../dialog/RouteDialog.tsx'
import { AppLink } from '../page/AppLink.tsx'
import type { Frame } from '../page/Loaded.tsx'
import { MessagePage } from '../page/MessagePage.tsx'
import { useRoleNames } from '../words/role-names.ts'
import { loadWords, useText } from '../words/texts.ts'
import { Gate } from './Gate.tsx'

function isWrite(id: OperationId): id is WriteId {
  return declarationOf(id).kind === 'write'
}

/** Says which role a person has, who can help, and leads away from what it does not include. */
function Forbidden() {
  const text = useText('app')
  const { roles } = useSession()
  const roleNames = useRoleNames()
  const scope = useCurrentOrganization()
  const { domainName: domain } = useParams()
  return (
    <SpaceBetween size="s">
      <div>{text('forbiddenExplanation', { roles: roleNames(roles) })}</div>
      {scope && domain !== undefined && (
        <AppLink to={organizationPath(scope, `domains/${domain}`)}>
          {text('toDomain', { domain })}
        </AppLink>
      )}
      {scope && domain === undefined && (
        <AppLink to={organizationPath(scope, '')}>{text('toOverview')}</AppLink>
      )}
      {!scope && <AppLink to="/">{text('toOrganizations')}</AppLink>}
    </SpaceBetween>
  )
}

function guarded(id: OperationId, Content: ComponentType, Frame: Frame): ComponentType {
  return function Guarded() {
    const text = useText('app')
    const { roles } = useSession()
    const { organizationId } = useParams()
    const { pathname } = useLocation()
    const { readOnly = false } = useConnection() ?? {}
    if (!can(roles, id))
      return (
        <Frame title={text('forbiddenTitle')}>
          <Forbidden />
        </Frame>
      )
    if (isWrite(id) && organizationId === undefined && readOnly)
      return <Frame title={text(`operation.${id}`)}>{text('readOnlyConnection')}</Frame>
    // The reset and the help desk say themselves why passwords are reset elsewhere, and who helps.
    const answersItself = id === 'users.resetPassword'
    if (organizationId === undefined || answersItself || !isWrite(id)) return <Content />
    // Another address is another user, group or resource.
    return <Gate key={pathname} id={id} Content={Content} Frame={Frame} />
  }
}

/** Loads what a page needs of its operation beside its own module, and then guards the page. */
async function loaded(id: OperationId, Content: ComponentType, Frame: Frame) {
  await Promise.all([loadDeclaration(id), isWrite(id) && loadWords('mayHaveChanged')])
  return guarded(id, Content, Frame)
}

/**
 * Returns a page for roles with an operation, if it is possible; otherwise the page says why it is
 * not.
 */
export function guardedPage(id: OperationId, Content: ComponentType): Promise<ComponentType> {
  return loaded(id, Content, MessagePage)
}

/** Returns a dialog that is guarded in the same way. */
export function guardedDialog(id: OperationId, Content: ComponentType): Promise<ComponentType> {
  return loaded(id, Content, RouteDialog)
}
