namespace Deskside.Bench.StreamBench;

/// <summary>What the whole product must reach; null where no figure is asked for.</summary>
internal static class StreamTargets
{
    public static double? Of(string figure) => figure switch
    {
        "loopback.delay_p50_ms" => 18,
        "loopback.delay_p95_ms" => 22,
        "loopback.typing.p50_ms" => 16,
        "loopback.typing.kbps" => 2.6,
        "loopback.typing.companion_cpu" => 1.5,
        "loopback.typing.fps" => 10,
        "loopback.scroll.fps" => 25,
        "loopback.scroll.p50_ms" => 35,
        "loopback.scroll.kbps" => 160,
        "loopback.log.fps" => 15,
        "loopback.log.p50_ms" => 35,
        "loopback.log.kbps" => 60,
        "loopback.drag.fps" => 30,
        "loopback.drag.p50_ms" => 30,
        "loopback.drag.kbps" => 80,
        "loopback.video.fps" => 25,
        "loopback.video.p50_ms" => 27,
        "loopback.video.kbps" => 220,
        "loopback.pan.fps" => 25,
        "loopback.pan.p50_ms" => 60,
        "loopback.pan.kbps" => 250,
        "loopback.typing.exact_after_ms" or "loopback.scroll.exact_after_ms" or "loopback.log.exact_after_ms" => 300,
        "loopback.drag.exact_after_ms" or "loopback.video.exact_after_ms" or "loopback.pan.exact_after_ms" => 2000,
        "loopback.first_ms" => 250,
        "loopback.first_kb" => 130,
        "home.scroll.fps" => 25,
        "home.scroll.p50_ms" => 80,
        "home.delay_p50_ms" => 60,
        "home.delay_p95_ms" => 66,
        "poor.scroll.fps" => 15,
        "poor.scroll.p50_ms" => 250,
        _ => null,
    };
}
