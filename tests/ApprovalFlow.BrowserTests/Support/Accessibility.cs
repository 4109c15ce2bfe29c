using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ApprovalFlow.BrowserTests;

internal static class Accessibility
{
    /// <summary>
    /// What the page is made of: elements with their classes, roles, labels and states, and where there is text. Not which
    /// text, and rows alike count once, since axe says the same of a list of three and of one of five.
    /// </summary>
    private const string Shape = """
        (() => {
          const plain = text => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+/g, '#');
          const seen = new Set();
          const shape = element => {
            let own = element.localName;
            for (const { name, value } of element.attributes) {
              if (name === 'id') {
                if (seen.has(value)) own += '!twice';
                seen.add(value);
              } else if (name === 'alt' || name === 'title' || name === 'placeholder') {
                own += ` ${name}=${value.trim() !== ''}`;
              } else if (!['href', 'src', 'action', 'value', 'content', 'd', 'points'].includes(name)) {
                own += ` ${name}=${plain(value)}`;
              }
            }
            const parts = [];
            for (const child of element.childNodes) {
              const part = child.nodeType === 1 ? shape(child) : child.nodeType === 3 && child.data.trim() ? '*' : '';
              if (part && part !== parts.at(-1)) parts.push(part);
            }
            return `<${own}>${parts.join('')}</>`;
          };
          let hash = 0n;
          for (const letter of shape(document.documentElement)) {
            hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0))) * 1099511628211n + 1n);
          }
          return hash.toString(16);
        })()
        """;

    private static readonly ConcurrentDictionary<string, byte> Seen = new(StringComparer.Ordinal);

    /// <summary>One line for each element that axe finds fault with; nothing for a page that was looked at before.</summary>
    public static async Task<IEnumerable<string>> Violations(IPage page)
    {
        if (!Seen.TryAdd($"{page.ViewportSize!.Width} {await page.EvaluateAsync<string>(Shape)}", 0))
        {
            return [];
        }
#pragma warning disable CS0618 // the other mode is for frames, which no page has, and opens a page for each run
        var result = await page.RunAxeLegacy();
#pragma warning restore CS0618
        return result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node =>
                $"{page.Url} at {page.ViewportSize!.Width} px: {violation.Id}: {violation.Help}: {node.Html}"
            )
        );
    }
}
