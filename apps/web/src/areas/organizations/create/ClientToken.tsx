import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { CreationForm } from './creation-form.ts'

/**
 * Names what the form asks for by a token, which stays as long as nothing is edited: sent again
 * after a lost answer, it creates no second organization. Source: 06 CreateOrganization.
 */
export function ClientToken() {
  const { control, setValue } = useFormContext<CreationForm>()
  const { clientToken: _, ...wanted } = useWatch({ control })
  const content = JSON.stringify(wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is another wish.
  useEffect(() => setValue('clientToken', crypto.randomUUID()), [content, setValue])
  return null
}
