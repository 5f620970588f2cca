import type { Organization } from '@mailroom/schemas/organizations'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { useText } from '../words/texts.ts'
import { useCurrentOrganization } from './current-region.ts'
import { type OrganizationScope, organizationPath, type RegionScope } from './scope.ts'
import { keep, kept } from './storage.ts'
import { useRead } from './use-read.ts'

const key = 'organizationNames'

const Names = z.record(z.string(), z.string())

/** The aliases of the organizations that this browser has seen, by address. */
let names: Record<string, string> = Names.safeParse(kept(key)).data ?? {}

type Named = Pick<Organization, 'organizationId' | 'alias'>

/** Stores the names of organizations, to show them while AWS is slow or does not answer. */
export function rememberOrganizations(scope: RegionScope, organizations: readonly Named[]): void {
  const known = organizations.map(({ organizationId, alias }) => [
    organizationPath({ ...scope, organizationId }),
    alias,
  ])
  const next = { ...names, ...Object.fromEntries(known) }
  if (JSON.stringify(next) === JSON.stringify(names)) return
  names = next
  keep(key, names)
}

/** Returns the organizations of a Region that this browser has seen, by name. */
export function knownOrganizations(scope: RegionScope): { path: string; name: string }[] {
  const below = organizationPath({ ...scope, organizationId: '' })
  return Object.entries(names)
    .filter(([path]) => path.startsWith(below))
    .map(([path, name]) => ({ path, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Returns the alias of an organization if this browser has seen it. */
export function knownOrganizationName(scope: OrganizationScope): string | undefined {
  return names[organizationPath(scope)]
}

/** Returns the organizations that this browser has seen, by name, for a choice. */
export function knownOrganizationNames(): { value: string; label: string }[] {
  return Object.entries(names)
    .map(([path, label]) => ({ value: path.split('/').at(-1) ?? '', label }))
    .sort((one, other) => one.label.localeCompare(other.label))
}

const nowhere: OrganizationScope = { connectionId: '', region: 'us-east-1', organizationId: '' }

/**
 * Returns the alias of the current or last organization. Until it is known, returns the word for an
 * organization: an id would mean nothing and be replaced a moment later.
 */
export function useOrganizationName(): string {
  const text = useText('app')
  const scope = useCurrentOrganization()
  const { data } = useRead('organizations.describe', scope ?? nowhere, {
    enabled: scope !== undefined,
  })
  useEffect(() => {
    if (data && scope) rememberOrganizations(scope, [data])
  }, [data, scope])
  return data?.alias ?? (scope && names[organizationPath(scope)]) ?? text('organization')
}
