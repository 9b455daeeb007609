using Deskside.Server.Chat.Internal;

namespace Deskside.Server.Chat;

/// <summary>Messages between a customer and a technician. Kept as a transcript, not sealed: both are told.</summary>
public static class ChatFeature
{
    public static WebApplicationBuilder AddChat(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChatDesk>();
        builder.Services.AddSingleton<ChatDoor>();
        return builder;
    }

    public static WebApplication MapChat(this WebApplication app)
    {
        ChatEndpoints.Map(app);
        return app;
    }
}
