namespace Deskside.Sealing;

/// <summary>The 256 words of the safety words, in order: byte 0 is the first. Short, plain, and far apart in sound and spelling.</summary>
/// <remarks>Same list in web/viewer/src/sealing/safetyWordList.ts; both are compared with testdata/sealing/safety-words.txt. Never reorder.</remarks>
internal static class SafetyWordList
{
    public static readonly string[] Words =
        """
        acorn actor album alley almond amber anchor angel ankle apple apron arrow atlas attic autumn avocado
        bacon badge bagel bamboo banana banjo barn basket beach beaver berry bicycle biscuit blanket blossom bonfire
        bottle bracelet bridge bronze brush bubble bucket buffalo butter cabbage cabin cactus camel camera candle canoe
        canyon carpet carrot castle cathedral cedar cello cherry chimney chocolate cinema circus clarinet clock clover cobra
        coconut comet compass copper coral cotton cowboy coyote crayon crystal cucumber cupboard curtain cushion cymbal daisy
        dentist desert diamond dinner doctor dolphin domino dragon drum eagle easel eclipse elbow elephant emerald engine
        envelope falcon feather fiddle flamingo flute forest fossil fox galaxy garden garlic gazelle ginger giraffe glacier
        globe goblet gorilla grape guitar hammer harbor hazelnut hedgehog helmet hippo honey horizon hotel hydrogen iceberg
        igloo insect island ivory jacket jaguar jelly jigsaw jungle juniper kangaroo kayak ketchup kettle kiwi koala
        ladder lagoon lantern lava lemon leopard lettuce library lizard lobster lotus magnet magpie mailbox mango maple
        marble market meadow melon mermaid meteor mirror mitten monkey mosaic mountain muffin mushroom napkin needle nickel
        noodle nutmeg oasis ocean octopus olive onion opera orange orchid ostrich otter oyster palace panda papaya
        peanut pelican penguin pepper piano pickle pigeon pillow pirate planet potato prism puzzle pyramid quartz rabbit
        radar rainbow rhubarb ribbon river robot rocket ruby saddle saffron sailor salmon sandal satellite saxophone scissors
        shadow shovel silver skeleton sparrow spider spinach statue sugar sunset tadpole teapot temple thunder tiger tomato
        trumpet tulip tunnel turtle umbrella vanilla velvet violin volcano waffle walnut walrus whistle yogurt zebra zipper
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
