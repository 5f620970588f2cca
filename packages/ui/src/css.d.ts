/** Style sheets are imported for their effect; Vite puts them beside the code that needs them. */
declare module '*.css'
