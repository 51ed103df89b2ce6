import { type ComponentProps, createElement } from 'react'

/**
 * Creates the component of an icon whose strokes are one path, with the properties that lucide-react's icons have by default. The build
 * (server/launch/one-path-icon.cjs) puts it in the place of lucide-react's; its components and their names are what the code imports.
 * @param d - the path, in a square of 24
 */
export const onePathIcon = (d: string) => (props: ComponentProps<'svg'>) =>
  createElement(
    'svg',
    {
      viewBox: '0 0 24 24',
      width: 24,
      height: 24,
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 2,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      // An icon without a name of its own says nothing to a screen reader.
      'aria-hidden': props['aria-label'] ? undefined : true,
      ...props,
    },
    createElement('path', { d }),
  )
