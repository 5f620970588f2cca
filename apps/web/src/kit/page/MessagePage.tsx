import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { PageTitle } from './PageTitle.tsx'

type Props = { title: string; children: ReactNode; actions?: ReactNode }

/** A page with only a message; it is light, because the error page loads with the shell. */
export function MessagePage({ title, children, actions }: Props) {
  return (
    <SpaceBetween size="l">
      <Header variant="h1">
        <PageTitle>{title}</PageTitle>
      </Header>
      <Box>{children}</Box>
      {actions}
    </SpaceBetween>
  )
}
