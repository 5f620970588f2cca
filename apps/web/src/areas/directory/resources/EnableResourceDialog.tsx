import { useText } from '../../../kit/words/texts.ts'
import { EnableDialog } from '../EnableDialog.tsx'
import { useResource } from './use-resource.ts'

/** Enables a resource. Source: RES-11, RES-14. */
export function EnableResourceDialog() {
  const text = useText('resources')
  const { resource, input } = useResource()
  const { name } = resource
  return (
    <EnableDialog
      kind="resources"
      title={text('enableResource', { resource: name })}
      fixed={input}
      entity={resource}
      enabled={text('enabled', { resource: name })}
    />
  )
}
