/**
 * Takes the place of the looks of Next's last error page (next.config.mjs), which shows only where app/global-error.tsx itself fails:
 * its words and buttons remain.
 */
export const WarningIcon = () => null
export const errorStyles = {}
export const errorThemeCss = ''
