using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// A bijlage read in the page. Only what its own first bytes say is a PDF or a picture is shown, under that type and no
/// other; everything else can only be downloaded.
/// </summary>
internal sealed class BijlageModel(NotaBladLezer lezer, NotaVragen vragen, BestandStore bestanden) : PageModel
{
    /// <summary>
    /// For the browser's own PDF viewer, which needs no script of ours and runs outside the page; a sandbox would stop it.
    /// </summary>
    private const string Beleid =
        "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    [BindProperty(SupportsGet = true)]
    public string Kenmerk { get; set; } = "";

    public NotaId NotaId { get; private set; }

    public BijlageGegevens Bijlage { get; private set; } = null!;

    public Leesvorm Vorm { get; private set; }

    public Rubricering Rubricering { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid bijlage, CancellationToken stop) =>
        await Lees(bijlage, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(Guid bijlage, CancellationToken stop)
    {
        if (
            !await Lees(bijlage, stop)
            || Leesvormen.Mediatype(Vorm, Bijlage) is not { } mediatype
            || await bestanden.OpenAsync(NotaId, Bijlage.Sha256, stop) is not { } stream
        )
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = Beleid;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        Response.Headers.CacheControl = "private, no-store";
        return File(stream, mediatype);
    }

    private async Task<bool> Lees(Guid bijlage, CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (
            await lezer.Id(Kenmerk, aanvrager, stop) is not { } nota
            || await vragen.Bijlage(nota, BijlageId.Of(bijlage), aanvrager, stop) is not { } gevonden
            || await bestanden.OpenAsync(nota, gevonden.Sha256, stop) is not { } stream
        )
        {
            return false;
        }
        await using (stream)
        {
            var begin = new byte[Leesvormen.Begin];
            var read = await stream.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, stop);
            (NotaId, Bijlage, Vorm) = (nota, gevonden, Leesvormen.Van(begin.AsSpan(0, read)));
            Rubricering = (await vragen.Toon(nota, aanvrager, stop))!.Value.Antwoord.Rubricering;
        }
        return true;
    }
}

/// <summary>How a file can be read in the page.</summary>
internal enum Leesvorm
{
    Geen,
    Pdf,
    Beeld,
}

internal static class Leesvormen
{
    /// <summary>How many bytes tell what it is.</summary>
    public const int Begin = 8;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    public static Leesvorm Van(ReadOnlySpan<byte> begin) =>
        begin.StartsWith("%PDF-"u8) ? Leesvorm.Pdf
        : begin.StartsWith(Png) || begin.StartsWith(Jpeg) ? Leesvorm.Beeld
        : Leesvorm.Geen;

    /// <summary>What it is sent as. A picture's own type, when it is one of the two that are shown.</summary>
    public static string? Mediatype(Leesvorm vorm, BijlageGegevens bijlage) =>
        vorm switch
        {
            Leesvorm.Pdf => "application/pdf",
            Leesvorm.Beeld => bijlage.MediaType == "image/png" ? "image/png" : "image/jpeg",
            Leesvorm.Geen => null,
        };
}
