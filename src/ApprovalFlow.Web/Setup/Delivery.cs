using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace ApprovalFlow.Web.Setup;

/// <summary>How pages and the files around them travel: small, and a file only again when it changed.</summary>
internal static class Delivery
{
    /// <summary>No inline style and no eval, so that the policy can stay strict; 304 leaves the page as it is.</summary>
    public const string HtmxConfig =
        """{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"historyEnabled":false,"responseHandling":[{"code":"204","swap":false},{"code":"304","swap":false},{"code":"[23]..","swap":true},{"code":"[45]..","swap":false,"error":true}]}""";

    private static readonly string[] Folders = ["/css", "/js", "/lib"];

    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services;
    }

    public static void UseDelivery(this WebApplication app) =>
        app.UseWhen(MayCompress, branch => branch.UseResponseCompression());

    /// <summary>A name with the hash of its file in it (asp-append-version) is good for ever.</summary>
    public static StaticFileOptions Files { get; } =
        new()
        {
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        };

    /// <summary>
    /// BREACH reads a secret from the length of compressed answers to requests that another site makes. Browsers say
    /// where a request comes from: what another site asked for, or a client that does not say, is not compressed.
    /// </summary>
    private static bool MayCompress(HttpContext http) =>
        IsFile(http.Request.Path) || http.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";

    private static bool IsFile(PathString path) =>
        Array.Exists(Folders, folder => path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
}
