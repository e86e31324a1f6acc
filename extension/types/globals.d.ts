/** What the compiler cannot know: style sheets bundled as text, and the engine. */
declare module "*.css" {
  const css: string;
  export default css;
}

declare module "*/engine/glossator.js" {
  export class Engine {
    static load(pack: string): Promise<Engine>;
    readonly packError: string | undefined;
    readonly version: string;
    annotate(page: unknown, settings: unknown): unknown;
  }
  export default function init(options: { module_or_path: string }): Promise<unknown>;
}
