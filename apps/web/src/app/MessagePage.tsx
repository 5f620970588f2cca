import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { Page } from './Page.tsx'

type Props = { title: string; children: ReactNode; actions?: ReactNode }

/** A page that only tells something. */
export function MessagePage({ title, children, actions }: Props) {
  return (
    <Page title={title}>
      <Box variant="p">{children}</Box>
      {actions}
    </Page>
  )
}
