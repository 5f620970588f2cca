import { useRegionScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { directoryNames } from '../../../kit/entity/directory-type-words.ts'
import type { Suggestions } from '../../../kit/form/SuggestInput.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the texts that there are, in one line. */
function inOneLine(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}

/** Returns the directories of the Region, as AWS lists them, and as suggestions. Source: ORG-13. */
export function useDirectories({ enabled }: { enabled: boolean }) {
  const text = useText('organizationCreation')
  const { data, isLoading, error } = useRead('directories.list', useRegionScope(), { enabled })
  const options = data?.items.map(({ directoryId, name, alias, type, unsuitable }) => ({
    value: directoryId,
    description: inOneLine(
      name,
      directoryNames.get(type?.toLowerCase() ?? '') ?? type,
      alias,
      unsuitable && text(`unsuitable.${unsuitable}`),
    ),
    disabled: unsuitable !== undefined,
  }))
  return {
    directories: data?.items ?? [],
    suggestions: { options: options ?? [], isLoading, error },
  }
}

/** Returns the keys of KMS in the Region as suggestions. Source: ORG-13, KMS-05. */
export function useKeys({ enabled }: { enabled: boolean }): Suggestions {
  const text = useText('organizationCreation')
  const { data, isLoading, error } = useRead('kmsKeys.list', useRegionScope(), { enabled })
  const options = data?.items.map(({ keyArn, aliasName, description, unusable }) => ({
    value: keyArn,
    description: inOneLine(aliasName, description, unusable && text(`unusable.${unusable}`)),
    disabled: unusable !== undefined,
  }))
  return { options: options ?? [], isLoading, error }
}

/** Returns the public hosted zones of Route 53, by id and by name. Source: ORG-13. */
export function useHostedZones({ enabled }: { enabled: boolean }) {
  const { data, isLoading, error } = useRead('hostedZones.list', useRegionScope(), { enabled })
  const zones = data?.items ?? []
  const byId = zones.map(({ hostedZoneId: value, name, comment }) => ({
    ...{ value, description: inOneLine(name, comment), disabled: false },
  }))
  const byName = zones.map(({ hostedZoneId, name: value, comment }) => ({
    ...{ value, description: inOneLine(hostedZoneId, comment), disabled: false },
  }))
  return { zones, byId, byName, isLoading, error, isRead: data !== undefined }
}
