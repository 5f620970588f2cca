import { createQueryClient } from '../api/query-client.ts'

/** The only cache of this tab: route loaders and pages share it. */
export const queryClient = createQueryClient()
