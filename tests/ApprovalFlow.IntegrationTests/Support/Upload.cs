using System.Net;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>Forms with a file, and files that are larger than a test wants to hold.</summary>
internal static class Upload
{
    public static MultipartFormDataContent Van(HttpContent bestand, string naam) =>
        new() { { new StringContent("rapport"), "soort" }, { bestand, "bestand", naam } };

    /// <summary>So many bytes that are never all in memory.</summary>
    public sealed class Nullen(long aantal) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var deel = new byte[64 * 1024];
            for (var over = aantal; over > 0; over -= deel.Length)
            {
                await stream.WriteAsync(deel.AsMemory(0, (int)Math.Min(over, deel.Length)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = aantal;
            return true;
        }
    }

    /// <summary>Sent in chunks, without saying beforehand how much comes.</summary>
    public sealed class ZonderLengte : HttpContent
    {
        private readonly HttpContent inhoud;

        public ZonderLengte(HttpContent inhoud)
        {
            this.inhoud = inhoud;
            Headers.ContentType = inhoud.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            inhoud.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
